global using Linli.ServiceDefaults;
