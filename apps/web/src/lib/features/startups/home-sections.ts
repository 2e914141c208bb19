import type { Component } from 'svelte';
import EntriesSection from '#lib/features/contests/EntriesSection.svelte';
import GroupsSection from '#lib/features/groups/GroupsSection.svelte';
import StandsSection from '#lib/features/stands/StandsSection.svelte';

/**
 * What else belongs to an organisation, in the order of its home: each feature adds its section here, a
 * component that is told the organisation and reads what it shows.
 */
export const homeSections: readonly Component<{ organisationId: string }>[] = [
  EntriesSection,
  StandsSection,
  GroupsSection,
];
