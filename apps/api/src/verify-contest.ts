/**
 * `npm run verify-contest -- <contest>`: computes the decided results of a contest, named by its id or its name in
 * addresses, anew from what is stored, and compares. Ends with 0 where all agree, 1 where one does not, 2 where there
 * is no such contest or nothing decided yet. Changes nothing.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { VerifyContest } from '@pho-hien/contests-api';
import { readEnvironment } from '@pho-hien/platform';
import { AppModule } from './app.module.ts';

const [named] = process.argv.slice(2);
const app = await NestFactory.createApplicationContext(AppModule.with(readEnvironment(process.env)), {
  logger: ['error', 'fatal'],
});
try {
  const results = named === undefined ? undefined : await app.get(VerifyContest).run(named);
  if (!results || results.length === 0) {
    process.stderr.write(named === undefined ? 'Which contest?\n' : `Nothing decided in a contest named ${named}\n`);
    process.exitCode = 2;
  } else {
    for (const { roundId, version, status, rulesVersion, storedHash, computedHash, agrees } of results)
      process.stdout.write(
        `${agrees ? 'agrees' : 'DIFFERS'}  round ${roundId}  version ${version} (${status})  rules ${rulesVersion}  ${storedHash}${agrees ? '' : `  computed ${computedHash}`}\n`,
      );
    if (results.some(({ agrees }) => !agrees)) process.exitCode = 1;
  }
} finally {
  await app.close();
}
