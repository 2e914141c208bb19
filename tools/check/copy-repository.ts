import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../root.ts';

/** Generated, so not in git, and needed by the checks. */
const GENERATED = [
  'libs/messages/src/paraglide',
  'apps/web/generated',
  'apps/web/.svelte-kit',
  'apps/web/node_modules',
];

/**
 * Copies the files that git knows or would take, with their present content, into `folder`.
 * The packages are linked, except that ours lead to the copy.
 */
export function copyRepository(folder: string): void {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], options).split(
    '\0',
  );
  for (const file of [...files, ...GENERATED].filter((name) => name && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { recursive: true, verbatimSymlinks: true });
  }
  linkPackages(folder);
}

function linkPackages(folder: string): void {
  const [from, to] = [join(root, 'node_modules'), join(folder, 'node_modules')];
  mkdirSync(join(to, '@pho-hien'), { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== '@pho-hien' && name !== '.cache') symlinkSync(join(from, name), join(to, name));
  }
  for (const name of readdirSync(join(from, '@pho-hien'))) {
    const target = execFileSync('readlink', ['-f', join(from, '@pho-hien', name)], { encoding: 'utf8' }).trim();
    symlinkSync(join(folder, relative(root, target)), join(to, '@pho-hien', name));
  }
}
