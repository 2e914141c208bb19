import { LONG_EDGE, MOST_PIXELS } from '@pho-hien/files-core';
import type Sharp from 'sharp';
import { RefusedUpload } from './refused-upload.ts';
import { Turns } from './turns.ts';

/** A large picture unpacks to hundreds of megabytes: few at once. */
const turns = new Turns(2);
let loaded: Promise<typeof Sharp> | undefined;

/** The library, at the first picture; it may read what we keep and nothing else. */
function loadSharp(): Promise<typeof Sharp> {
  return (loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
    });
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  }));
}

/**
 * The picture drawn anew in its own format: upright, at most `LONG_EDGE` pixels long, without
 * metadata, and without whatever else its bytes held. Throws `RefusedUpload`.
 */
export async function reEncodePicture(content: Buffer): Promise<Buffer> {
  const sharp = await loadSharp();
  return turns.take(async () => {
    const { width, height } = await sharp(content, { limitInputPixels: false }).metadata().catch(damaged);
    if (width * height > MOST_PIXELS) throw new RefusedUpload('too_many_pixels');
    return sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONG_EDGE, height: LONG_EDGE, fit: 'inside', withoutEnlargement: true })
      .toBuffer()
      .catch(damaged);
  });
}

const damaged = (): never => {
  throw new RefusedUpload('damaged');
};
