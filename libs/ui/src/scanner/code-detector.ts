/** Finds QR codes in a picture. */
export interface CodeDetector {
  detect(source: CanvasImageSource): Promise<FoundCode[]>;
}

/** A QR code and where it is in the picture. */
export interface FoundCode {
  /** Never trimmed: spaces are characters. */
  readonly rawValue: string;
  readonly boundingBox: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

interface NativeDetector {
  new (options: { formats: string[] }): CodeDetector;
  getSupportedFormats(): Promise<string[]>;
}

/** The browser's own reader where it has one that works, else ZXing as WebAssembly, served by ourselves. */
export async function createDetector(): Promise<CodeDetector> {
  return (await nativeDetector()) ?? wasmDetector();
}

async function nativeDetector(): Promise<CodeDetector | null> {
  const native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector;
  try {
    if (!native || !(await native.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new native({ formats: ['qr_code'] });
    // Some browsers have the class and no service behind it: they only say so when asked to work.
    await detector.detect(document.createElement('canvas'));
    return detector;
  } catch {
    return null;
  }
}

async function wasmDetector(): Promise<CodeDetector> {
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  await prepareZXingModule({
    overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) },
    fireImmediately: true,
  });
  return new BarcodeDetector({ formats: ['qr_code'] }) as CodeDetector;
}
