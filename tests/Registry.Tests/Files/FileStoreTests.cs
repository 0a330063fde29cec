using System.Text;
using Amazon.S3;
using Linli.RegistryService.Files;

namespace Linli.Registry.Tests.Files;

/// <summary>Both stores do the same, and neither holds what a file says.</summary>
public sealed class FileStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_keeps_finds_and_removes_files_of_each_sub_district_apart()
    {
        var folder = Directory.CreateTempSubdirectory("linli-files-");
        await ServesAsync(new DiskFiles(folder.FullName));
        Assert.Single(folder.EnumerateFiles("*", SearchOption.AllDirectories));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_bucket_does_the_same_with_every_request_signed()
    {
        await using var server = await S3Server.StartAsync();
        using var files = new S3Files(OptionsFor(server, server.SecretKey));
        await ServesAsync(files);
        Assert.Equal((1, 0), (server.Objects.Count, server.Refused));
    }

    [Fact]
    public async Task A_bucket_does_not_answer_a_wrong_signature_and_the_store_says_so()
    {
        await using var server = await S3Server.StartAsync();
        using var files = new S3Files(OptionsFor(server, "guessed"));
        await Assert.ThrowsAsync<AmazonS3Exception>(() => files.PutAsync(Guid.NewGuid(), Guid.NewGuid(), [1, 2, 3], Cancellation));
        Assert.Empty(server.Objects);
    }

    [Fact]
    public void A_file_is_sealed_with_its_own_key_and_bound_to_its_id()
    {
        var (id, key, plain) = (Guid.NewGuid(), FileCipher.NewKey(), "共驻共建协议书"u8.ToArray());
        var content = FileCipher.Seal(key, id, plain);
        Assert.Equal(plain, FileCipher.Open(key, id, content));
        Assert.Equal(-1, content.AsSpan().IndexOf(plain));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => FileCipher.Open(key, Guid.NewGuid(), content));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => FileCipher.Open(FileCipher.NewKey(), id, content));
    }

    [Theory]
    [InlineData("%PDF-1.7\n…\n%%EOF\n", "application/pdf")]
    [InlineData("%PDF-1.7 cut off", null)]
    [InlineData("<html><script>alert(1)</script>", null)]
    [InlineData("MZ\u0090 a program", null)]
    [InlineData("", null)]
    public void A_file_is_what_it_holds(string text, string? kind) => Assert.Equal(kind, FileKind.Of(Encoding.UTF8.GetBytes(text)));

    private static async Task ServesAsync(IFileStore files)
    {
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in ids)
        {
            await files.PutAsync(own, id, Encoding.UTF8.GetBytes($"{id}"), Cancellation);
        }
        await files.PutAsync(other, ids[0], [1, 2, 3], Cancellation);
        await files.PutAsync(own, ids[0], [4, 5, 6], Cancellation);

        Assert.Equal<byte[]?>([4, 5, 6], await files.FindAsync(own, ids[0], Cancellation));
        Assert.Equal<byte[]?>(Encoding.UTF8.GetBytes($"{ids[4]}"), await files.FindAsync(own, ids[4], Cancellation));
        Assert.Null(await files.FindAsync(other, ids[1], Cancellation));
        await files.RemoveAsync(own, ids[0], Cancellation);
        await files.RemoveAsync(own, ids[0], Cancellation);
        Assert.Null(await files.FindAsync(own, ids[0], Cancellation));
        Assert.Equal(4, await files.EmptyAsync(own, Cancellation));
        Assert.Equal(0, await files.EmptyAsync(own, Cancellation));
        Assert.Equal<byte[]?>([1, 2, 3], await files.FindAsync(other, ids[0], Cancellation));
    }

    private static S3Options OptionsFor(S3Server server, string secret) =>
        new() { Endpoint = server.Endpoint, Bucket = S3Server.Bucket, AccessKey = S3Server.AccessKey, SecretKey = secret, Region = S3Server.Region };
}
