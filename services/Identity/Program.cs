using Linli.IdentityService;
using Linli.IdentityService.Access;
using Linli.IdentityService.Account;
using Linli.IdentityService.Clients;
using Linli.IdentityService.Data;
using Linli.IdentityService.OpenId;
using Linli.IdentityService.People;
using Linli.IdentityService.Tenants;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Tenancy;

var builder = WebApplication.CreateBuilder(args);
builder.AddOwnGrants();
builder.AddServiceDefaults("identity");
builder.AddTenantDatabase<IdentityDb>("identity");
builder.AddMessaging<IdentityDb>(on => on.FollowTenants());
builder.AddAccounts();
builder.AddOpenIdServer();

var app = builder.Build();
app.UseAccountPages();
app.UseServiceDefaults();
app.MapOpenId();
app.MapAccountPages();
app.MapAccess();
app.MapPeople();
app.MapClients();
app.Run();
