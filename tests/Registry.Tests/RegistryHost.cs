using Linli.Registry.Tests;
using Linli.TestKit;

[assembly: AssemblyFixture(typeof(RegistryHost))]

namespace Linli.Registry.Tests;

/// <summary>The Registry on real servers, with the real Identity beside it.</summary>
public sealed class RegistryHost() : ServiceHost<Program>("registry");
