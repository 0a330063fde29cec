using Linli.Contracts.Activity.V1;
using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Agreements;
using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Communities;
using Linli.RegistryService.Data;
using Linli.RegistryService.Files;
using Linli.RegistryService.Mechanism;
using Linli.RegistryService.Members;
using Linli.RegistryService.Needs;
using Linli.RegistryService.Pairs;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Profiles;
using Linli.RegistryService.Projects;
using Linli.RegistryService.Sheets;
using Linli.RegistryService.UnitResources;
using Linli.RegistryService.Units;
using Linli.RegistryService.Volunteers;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Transfer;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("registry");
builder.AddTenantDatabase<RegistryDb>("registry");
builder.AddMessaging<RegistryDb>(on => on
    .Event<CommunityCreated>(FollowTenant.Handle)
    .Event<CommunityRenamed>(FollowTenant.Handle)
    .Event<CommunityRetired>(FollowTenant.Handle)
    .Event<CommunitySplit>(FollowTenant.Handle)
    .Event<GridRenamed>(FollowTenant.Handle)
    .Event<SettingsChanged>(NoticePeriod.Handle)
    .Event<ParticipationRecorded>(ActiveMember.Handle)
    .EraseTenants());
builder.AddConstraintRules();
builder.AddRetention();
builder.AddAgreementDays();
builder.AddNeedExpiry();
builder.AddSheetImports();
builder.AddFileStore();

var app = builder.Build();
app.UseServiceDefaults();
app.MapCommunities();
app.MapProfiles();
app.MapUnits();
app.MapMembers();
app.MapPosts();
app.MapBeneficiaries();
app.MapPairs();
app.MapAgreements();
app.MapNeeds();
app.MapResources();
app.MapProjects();
app.MapMechanism();
app.MapVolunteers();
app.Run();
