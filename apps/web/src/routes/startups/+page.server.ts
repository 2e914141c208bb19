import { MyStartupsDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { myOrganisations } = await ask(event, MyStartupsDocument, {});
  return { startups: myOrganisations };
};
