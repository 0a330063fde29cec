global using Linli.Gateway;
global using Linli.GatewayTests.Support;
global using Xunit;
