import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pho-hien-install-'));
  mkdirSync(join(folder, 'tools'));
  mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/node/bin/node'), '');
  copyFileSync(join(import.meta.dirname, 'install.mjs'), join(folder, 'tools/install.mjs'));
  writeLock('package-lock.json', {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeLock(file: string, packages: object): void {
  writeFileSync(join(folder, file), JSON.stringify({ packages }));
}

/** Runs the script with an npm that prints this and ends so. */
function install(says: string, code: number) {
  const npm = join(folder, 'npm.mjs');
  writeFileSync(npm, `console.error(${JSON.stringify(says)}); process.exit(${code});`);
  const env = { ...process.env, npm_execpath: npm };
  return spawnSync(process.execPath, ['tools/install.mjs'], { cwd: folder, env, encoding: 'utf8' });
}

describe('install', () => {
  it('does nothing when what the lock file asks for is there', () => {
    writeLock('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(install('npm ran', 1)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['nothing was installed', undefined],
    ['a package has another version', { 'node_modules/a': { version: '0.9.0' } }],
    ['a package is missing', {}],
  ])('installs when %s', (_, found) => {
    if (found) writeLock('node_modules/.package-lock.json', found);
    const done = install('', 0);
    expect(done.status).toBe(0);
    expect(done.stdout).toContain('Installing packages');
  });

  it.each([
    ['npm error code ENOTFOUND\nnpm error network request to https://registry.example/ failed', 'check the network'],
    ["npm error code EACCES\nnpm error syscall mkdir\nnpm error path '/app/node_modules'", 'No permission to write'],
    ['npm error code ENOSPC', 'The disk is full'],
    [
      'npm error code EUSAGE\nnpm error The lock file and package.json disagree',
      'could not be installed: The lock file',
    ],
  ])('says in one sentence why it failed: %s', (says, sentence) => {
    const { status, stderr } = install(says, 1);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
