using Linli.ReportingService.City;
using Linli.ReportingService.Data;
using Linli.ReportingService.Figures;
using Linli.ReportingService.Operations;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Transfer;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("reporting");
builder.AddTenantDatabase<ReportingDb>("reporting");
builder.AddMessaging<ReportingDb>(on => on.Batch(FiguresProjector.Handle).EraseTenants());
builder.Services.AddTrendOfTenants();

var app = builder.Build();
app.UseServiceDefaults();
app.MapFigures();
app.MapCity();
app.MapOperations();
app.Run();
