using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Linli.RegistryService.Files;

/// <summary>A bucket of any service that speaks S3; requests are signed (AWS Signature Version 4).</summary>
internal sealed class S3Files : IFileStore, IDisposable
{
    private readonly AmazonS3Client client;
    private readonly string bucket;

    public S3Files(S3Options options)
    {
        bucket = options.Bucket;
        client = new(new BasicAWSCredentials(options.AccessKey, options.SecretKey), new AmazonS3Config
        {
            ServiceURL = options.Endpoint,
            AuthenticationRegion = options.Region,
            // What others than Amazon understand: the bucket in the path, and no checksums that only Amazon knows.
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    public async Task PutAsync(Guid tenantId, Guid id, byte[] content, CancellationToken ct)
    {
        using var body = new MemoryStream(content, writable: false);
        await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = KeyOf(tenantId, id), InputStream = body, UseChunkEncoding = false }, ct);
    }

    public async Task<byte[]?> FindAsync(Guid tenantId, Guid id, CancellationToken ct)
    {
        try
        {
            using var found = await client.GetObjectAsync(bucket, KeyOf(tenantId, id), ct);
            using var content = new MemoryStream();
            await found.ResponseStream.CopyToAsync(content, ct);
            return content.ToArray();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    }

    public Task RemoveAsync(Guid tenantId, Guid id, CancellationToken ct) => client.DeleteObjectAsync(bucket, KeyOf(tenantId, id), ct);

    public async Task<long> EmptyAsync(Guid tenantId, CancellationToken ct)
    {
        var removed = 0L;
        foreach (var key in await KeysAsync(tenantId, ct))
        {
            await client.DeleteObjectAsync(bucket, key, ct);
            removed++;
        }
        return await KeysAsync(tenantId, ct) is [var left, ..] ? throw new InvalidOperationException($"Files of a deleted tenant are left, such as {left}.") : removed;
    }

    public void Dispose() => client.Dispose();

    private async Task<List<string>> KeysAsync(Guid tenantId, CancellationToken ct)
    {
        List<string> keys = [];
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = $"{tenantId:N}/" };
        do
        {
            var page = await client.ListObjectsV2Async(request, ct);
            keys.AddRange((page.S3Objects ?? []).Select(o => o.Key));
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
        return keys;
    }

    private static string KeyOf(Guid tenantId, Guid id) => $"{tenantId:N}/{id:N}";
}

/// <summary>Section <c>Linli:Files:S3</c>.</summary>
internal sealed class S3Options
{
    public string Endpoint { get; init; } = "";
    public string Bucket { get; init; } = "";
    public string AccessKey { get; init; } = "";
    public string SecretKey { get; init; } = "";
    public string Region { get; init; } = "us-east-1";
}
