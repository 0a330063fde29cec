using Linli.Portal.Components;
using Linli.Portal.Components.Pages.Audit;
using Linli.Portal.Web;
using Linli.ServiceDefaults;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults("portal");
builder.AddPortal();

var app = builder.Build();
app.UsePortal();
app.MapStaticAssets().AllowAnonymous();
app.MapLanguage();
app.MapLiveFigures();
app.MapLiveExports();
app.MapLiveArchives();
app.MapImportFiles();
app.MapAuditExport();
app.MapRazorComponents<App>().WithPermissions();
app.Run();
