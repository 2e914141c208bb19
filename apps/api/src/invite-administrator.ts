/**
 * The way into a new installation: `invite-administrator.ts NAME@AGENCY` mails an invitation to the
 * first administrator and prints its link, for when mail does not work yet.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AlreadyAdministered, InviteFirstAdministrator } from '@pho-hien/identity-api';
import { InvalidInput } from '@pho-hien/kernel';
import { EnvironmentError, readEnvironment } from '@pho-hien/platform';
import { AppModule } from './app.module.ts';

const [email = ''] = process.argv.slice(2);
try {
  const environment = readEnvironment(process.env);
  const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
  try {
    process.stdout.write(`${await app.get(InviteFirstAdministrator).run(email, 'vi')}\n`);
  } finally {
    await app.close();
  }
} catch (error) {
  const expected = error instanceof EnvironmentError || error instanceof AlreadyAdministered;
  if (!expected && !(error instanceof InvalidInput)) throw error;
  process.stderr.write(`${expected ? error.message : `"${email}" is not an e-mail address`}\n`);
  process.exitCode = 1;
}
