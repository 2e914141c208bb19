import { getLocale, m } from '@pho-hien/messages';
import { to } from '#lib/shell/address.ts';
import type { RequestHandler } from './$types';

const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/${name}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

/** What a phone needs to keep the gate among its apps, in the language of the address. */
export const GET: RequestHandler = () =>
  new Response(
    JSON.stringify({
      id: to('/gate'),
      name: m.gate_app_name(),
      short_name: m.gate_title(),
      description: m.gate_app_description(),
      lang: getLocale(),
      start_url: to('/gate'),
      scope: to('/gate'),
      display: 'standalone',
      background_color: '#10191b',
      theme_color: '#10191b',
      icons: [icon('gate-192', 192, 'any'), icon('gate-512', 512, 'any'), icon('gate-maskable-512', 512, 'maskable')],
    }),
    { headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=300' } },
  );
