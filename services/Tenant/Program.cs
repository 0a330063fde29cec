using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Spreadsheets;
using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Communities;
using Linli.TenantService.Data;
using Linli.TenantService.Grids;
using Linli.TenantService.Lifecycle;
using Linli.TenantService.Tenants;
using Linli.TenantService.WorkAreas;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("tenant");
builder.AddTenantDatabase<DirectoryDb>("tenant");
builder.AddMessaging<DirectoryDb>();
builder.Services.AddConstraintRules();
builder.AddFirstAdmins();
builder.Services.AddLifecycle();
builder.Services.AddSheetImports<DirectoryDb>().AddSheetImport<TenantSheet>(TenantSheet.Noun);

var app = builder.Build();
app.UseServiceDefaults();
app.MapTenants();
app.MapLifecycle();
app.MapCommunities();
app.MapGrids();
app.MapWorkAreas();
app.Run();
