import type { Reroute } from '@sveltejs/kit/hooks';
import { plainPath } from '#lib/shell/address.ts';

/** `/en/events/x` is the same route as `/events/x`. */
export const reroute: Reroute = ({ url }) => plainPath(url.pathname);
