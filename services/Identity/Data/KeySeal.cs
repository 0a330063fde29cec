using System.Text;
using System.Xml.Linq;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Linli.IdentityService.Data;

/// <summary>The keys of cookies and forms lie in the database under the field key: a copy of the database alone signs nobody in.</summary>
internal sealed class KeySeal(FieldProtector protector) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", Convert.ToBase64String(protector.Protect(plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(KeyOpener));
}

/// <summary>Made by data protection itself, by the type name that stands beside a stored key.</summary>
internal sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<FieldProtector>().Unprotect(Convert.FromBase64String(encryptedElement.Value)));
}
