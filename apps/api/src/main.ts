import 'reflect-metadata';
import { createServer, EnvironmentError, readEnvironment } from '@pho-hien/platform';
import { AppModule } from './app.module.ts';

try {
  const environment = readEnvironment(process.env);
  const app = await createServer(AppModule.with(environment), environment);
  await app.listen(environment.API_PORT, environment.API_HOST);
} catch (error) {
  process.stderr.write(
    `${error instanceof EnvironmentError ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  process.exit(1);
}
