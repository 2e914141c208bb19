import { currentViewer } from '#lib/features/account/viewer.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame around every page shows; a page that works without the API is not stopped by it. */
export const load: LayoutServerLoad = async ({ fetch, cookies }) => {
  const viewer = await currentViewer(fetch, cookies).catch(() => null);
  return {
    frame: {
      signedIn: viewer !== null,
      organises:
        viewer?.grants.some(({ role }) => role === 'ADMINISTRATOR' || role === 'AUDITOR' || role === 'ORGANISER') ??
        false,
      demo: process.env['DEMO'] === 'true',
    },
  };
};
