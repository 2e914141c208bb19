import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import { writeCameraVideo, type Scene } from './camera-video.ts';
import { product } from './product.ts';

export { expect, product };

/** A browser of its own whose camera shows what the test wants. */
export interface GateBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the camera sees from the next time that the page opens it. */
  show(...scenes: Scene[]): Promise<void>;
  /** Ends the browser and starts it again with what it kept; the page is another. */
  restart(network?: { readonly offline: boolean }): Promise<void>;
}

interface Fixtures {
  /** A second device, with a camera: a steward's phone. */
  gate: GateBrowser;
  /** Fails when axe finds a serious or critical fault on the page. */
  expectAccessible: (page: Page) => Promise<void>;
  /** Fails the journey when a page that it opened reported an error. */
  noPageErrors: void;
}

export const test = base.extend<Fixtures>({
  gate: async ({ viewport, isMobile, hasTouch, locale, timezoneId }, use, testInfo) => {
    const file = testInfo.outputPath('camera.y4m');
    await writeCameraVideo(file, [{ seconds: 1 }]);
    const open = (offline: boolean) =>
      chromium.launchPersistentContext(testInfo.outputPath('profile'), {
        executablePath: product.chromium,
        args: [
          ...product.chromiumArguments,
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${file}`,
        ],
        baseURL: product.url,
        viewport,
        isMobile,
        hasTouch,
        offline,
        ...(locale && { locale }),
        ...(timezoneId && { timezoneId }),
        permissions: ['camera'],
      });
    let context = await open(false);
    let page = context.pages()[0] ?? (await context.newPage());
    await use({
      get context() {
        return context;
      },
      get page() {
        return page;
      },
      show: (...scenes) => writeCameraVideo(file, scenes),
      async restart({ offline } = { offline: false }) {
        await context.close();
        context = await open(offline);
        page = context.pages()[0] ?? (await context.newPage());
      },
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      await page.screenshot({ path: join(testInfo.outputDir, 'gate.png') }).catch(() => undefined);
    }
    await context.close();
    await rm(testInfo.outputPath('profile'), { recursive: true, force: true });
  },

  expectAccessible: async ({ browserName: _ }, use) => {
    await use(async (page) => {
      // A mail is shown without scripts, so axe would wait half a minute for an answer out of it. No
      // frame of ours comes from elsewhere, and what passes is not read: both halve what a look costs.
      const { violations } = await new AxeBuilder({ page })
        .exclude('iframe[sandbox]')
        .options({ resultTypes: ['violations'] })
        .setLegacyMode()
        .analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`)).toEqual(
        [],
      );
    });
  },

  noPageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(error.error().message));
      await use();
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});
