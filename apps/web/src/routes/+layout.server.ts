import { judges, opensDesk, runsContests, worksAtGates } from '#lib/features/account/opens-desk.ts';
import { currentViewer } from '#lib/features/account/viewer.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame around every page shows; a page that works without the API is not stopped by it. */
export const load: LayoutServerLoad = async ({ fetch, cookies }) => {
  const viewer = await currentViewer(fetch, cookies).catch(() => null);
  return {
    frame: {
      signedIn: viewer !== null,
      organises: viewer !== null && opensDesk(viewer.grants),
      onDuty: viewer !== null && worksAtGates(viewer.grants),
      runsContests: viewer !== null && runsContests(viewer.grants),
      judges: viewer !== null && judges(viewer.grants),
      demo: process.env['DEMO'] === 'true',
    },
  };
};
