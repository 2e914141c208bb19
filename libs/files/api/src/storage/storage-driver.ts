import type { DriverContract } from 'flydrive/types';

/**
 * Where files lie, by `STORAGE_URL`:
 * - `file:///var/lib/pho-hien`: a folder;
 * - `s3://bucket?region=ap-southeast-1`: a bucket; `endpoint=https://…` for a store that is not
 *   Amazon's, `pathStyle=true` where it has no names of buckets. Keys come as the SDK finds them
 *   (`AWS_ACCESS_KEY_ID` and so on).
 */
export async function storageDriver(storageUrl: string): Promise<DriverContract> {
  const url = new URL(storageUrl);
  if (url.protocol === 'file:') {
    const { FSDriver } = await import('flydrive/drivers/fs');
    return new FSDriver({ location: new URL(url.href.replace(/\/*$/, '/')), visibility: 'private' });
  }
  const asked = url.searchParams;
  const endpoint = asked.get('endpoint');
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new S3Driver({
    bucket: url.hostname,
    region: asked.get('region') ?? 'us-east-1',
    forcePathStyle: asked.get('pathStyle') === 'true',
    // Opening goes through our check: the store itself shows nothing to anybody.
    visibility: 'private',
    supportsACL: false,
    // Stores that are not Amazon's may keep the checksum that the SDK sends after a stream as a part of it.
    ...(endpoint && {
      endpoint,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  });
}
