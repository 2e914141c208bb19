import 'reflect-metadata';
import { migrate } from '@pho-hien/platform';
import { contexts } from './contexts.ts';

const url = process.env['DATABASE_URL'];
if (!url) {
  process.stderr.write('DATABASE_URL is not set\n');
  process.exit(1);
}
await migrate(url, contexts);
