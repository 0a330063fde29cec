using Linli.Activity.Tests;
using Linli.TestKit;
using Xunit;

[assembly: AssemblyFixture(typeof(ActivityHost))]

namespace Linli.Activity.Tests;

public sealed class ActivityHost() : ServiceHost<Program>("activity");
