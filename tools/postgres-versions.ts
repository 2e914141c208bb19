/**
 * `npm run test:postgres`: the API's tests on every PostgreSQL we promise to work on beside the one
 * that comes with the packages. `npm run test:postgres -- 15 libs/check-in`: on one, and a part.
 * The last word of each line says whether that version passed; each is fetched from the registry.
 */
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPackage } from './postgres/binaries.ts';
import { startDisposableServer } from './postgres/index.ts';
import { Problem } from './problem.ts';
import { root } from './root.ts';

const EARLIER = ['15', '16', '17'];
const asked = process.argv.slice(2);
const chosen = asked.filter((word) => /^\d+$/.test(word));
const parts = asked.filter((word) => !/^\d+$/.test(word));

try {
  for (const major of chosen.length > 0 ? chosen : EARLIER) {
    const passed = await passesOn(major);
    console.log(`PostgreSQL ${major}: ${passed ? 'passed' : 'FAILED'}`);
    if (!passed) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Problem ? error.message : error);
  process.exitCode = 1;
}

async function passesOn(major: string): Promise<boolean> {
  const packages = await mkdtemp(join(tmpdir(), `pho-hien-postgres-${major}-`));
  await chmod(packages, 0o755);
  try {
    const version = await install(major, packages);
    const server = await startDisposableServer({}, join(packages, 'package.json'));
    try {
      console.log(`PostgreSQL ${version} …`);
      const { status } = spawnSync(
        process.execPath,
        ['node_modules/vitest/vitest.mjs', 'run', '--project', 'api', ...parts],
        {
          cwd: root,
          stdio: 'inherit',
          env: { ...process.env, TEST_DATABASE_URL: server.url('postgres') },
        },
      );
      return status === 0;
    } finally {
      await server.stop();
    }
  } finally {
    await rm(packages, { recursive: true, force: true });
  }
}

/** The newest release of that major version; every one of them is published as a beta of its wrapping. */
async function install(major: string, folder: string): Promise<string> {
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, allowScripts: { [postgresPackage]: true } }),
  );
  const version = newest(JSON.parse(npm(['view', postgresPackage, 'versions', '--json'], folder)) as string[], major);
  npm(['install', '--no-audit', '--no-fund', '--loglevel=error', `${postgresPackage}@${version}`], folder);
  return version;
}

function newest(versions: readonly string[], major: string): string {
  const found = versions.findLast((version) => version.startsWith(`${major}.`));
  if (!found) throw new Problem(`Không có PostgreSQL ${major} · The registry has no PostgreSQL ${major}.`);
  return found;
}

function npm(args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Problem(`npm ${args[0]} không xong · npm ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`);
}
