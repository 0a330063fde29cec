using Linli.Gateway;
using Linli.Gateway.Data;
using Linli.Gateway.Docs;
using Linli.Gateway.Errors;
using Linli.Gateway.Forwarding;
using Linli.Gateway.Limits;
using Linli.Gateway.Security;
using Linli.Gateway.Session;
using Linli.ServiceDefaults.Settings;
using Linli.ServiceDefaults.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.RefuseDefaultSecrets();
builder.AddTelemetry("Yarp.ReverseProxy");
builder.AddGatewayDatabase();
builder.AddSignIn();
builder.AddTenantSettings();
builder.AddRateLimits();
builder.AddRequestSizes();
builder.AddProxy();

var app = builder.Build();
app.UseGateway();
app.MapSignIn();
app.MapDocs();
app.MapErrorStyle();
app.MapProxy();
app.Run();
