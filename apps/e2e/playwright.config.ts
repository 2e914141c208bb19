import { defineConfig } from '@playwright/test';
import { product } from './harness/product.ts';

const phone = { width: 360, height: 800 };
const desk = { width: 1280, height: 800 };

export default defineConfig({
  testDir: './journeys',
  testMatch: '**/*.journey.ts',
  outputDir: './test-results',
  // A journey that passes only the second time tells of a fault: it is not tried again.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Generous, since machines that run tests are often slow; what passes waits for none of it.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['line'], ['json']] : [['line']],
  use: {
    baseURL: product.url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: product.chromium, args: product.chromiumArguments },
  },
  projects: [
    { name: 'sign-in', testMatch: '**/*.setup.ts', use: { viewport: desk } },
    { name: 'phone', dependencies: ['sign-in'], use: { viewport: phone, isMobile: true, hasTouch: true } },
    { name: 'desk', dependencies: ['sign-in'], use: { viewport: desk } },
  ],
});
