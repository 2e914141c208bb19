import { rename, writeFile } from 'node:fs/promises';
import { create } from 'qrcode';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_A_SECOND = 10;
const QUIET_MODULES = 4;

/** A stretch of what the camera sees: a QR code with this text, or grey when it has none. */
export interface Scene {
  text?: string;
  seconds: number;
}

/**
 * Writes what a camera pointed at these codes would see, in the format that Chromium takes for a
 * camera (`--use-file-for-fake-video-capture`). It plays in a circle. Replacing the file changes
 * what the next `getUserMedia` sees.
 */
export async function writeCameraVideo(file: string, scenes: readonly Scene[]): Promise<void> {
  const parts = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`)];
  for (const { text, seconds } of scenes) {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), picture(text)]);
    for (let count = Math.max(1, Math.round(seconds * FRAMES_A_SECOND)); count > 0; count--) parts.push(frame);
  }
  await writeFile(`${file}.part`, Buffer.concat(parts));
  await rename(`${file}.part`, file);
}

/** Luma of the picture, then two planes of colourless chroma at half the size. */
function picture(text: string | undefined): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, 150);
  if (text !== undefined) drawCode(luma, text);
  return Buffer.concat([luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

function drawCode(luma: Buffer, text: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const total = modules.size + 2 * QUIET_MODULES;
  const scale = Math.floor(HEIGHT / total);
  const [left, top] = [WIDTH, HEIGHT].map((length) => Math.floor((length - total * scale) / 2)) as [number, number];
  for (let y = 0; y < total * scale; y++) {
    for (let x = 0; x < total * scale; x++) {
      const [row, column] = [y, x].map((at) => Math.floor(at / scale) - QUIET_MODULES) as [number, number];
      const within = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      // Paper and ink as a camera sees them: neither quite white nor quite black.
      luma[(top + y) * WIDTH + left + x] = within && modules.get(row, column) ? 25 : 235;
    }
  }
}
