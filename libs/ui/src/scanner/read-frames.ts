import type { CodeDetector, FoundCode } from './code-detector.ts';

/** Between the beginnings of two readings: about twelve a second, so that a phone stays cool. */
const INTERVAL_MS = 80;
/** Longest edge of the picture that is searched. */
const LONGEST_EDGE = 1024;

/**
 * Looks for a code in one frame after another; the next only after the last is done.
 * @param onread every sighting, many for one code; with several codes in the picture, the most central
 * @returns stops reading
 */
export function readFrames(
  video: HTMLVideoElement,
  detector: CodeDetector,
  onread: (text: string, at: number) => void,
): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;

  async function next(): Promise<void> {
    const began = performance.now();
    if (context && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) {
      const scale = Math.min(1, LONGEST_EDGE / Math.max(video.videoWidth, video.videoHeight));
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      // A frame that cannot be read is followed by another.
      const found = await detector.detect(canvas).catch(() => []);
      const code = mostCentral(found, canvas.width, canvas.height);
      if (code && !stopped) onread(code.rawValue, performance.now());
    }
    if (!stopped) timer = setTimeout(next, Math.max(0, INTERVAL_MS - (performance.now() - began)));
  }

  void next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Of several codes on one sheet, the one that is aimed at. */
export function mostCentral(found: readonly FoundCode[], width: number, height: number): FoundCode | undefined {
  const distance = ({ boundingBox: box }: FoundCode) =>
    Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2);
  return [...found].sort((a, b) => distance(a) - distance(b))[0];
}
