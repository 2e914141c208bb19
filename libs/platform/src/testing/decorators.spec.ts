import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { expect, it } from 'vitest';

@Injectable()
class Greeter {
  readonly greeting = 'Xin chào';
}

@Injectable()
class Visitor {
  constructor(readonly greeter: Greeter) {}
}

@Module({ providers: [Greeter, Visitor] })
class Hall {}

it('tells Nest the types of constructor parameters, as the API does when it runs from source', async () => {
  const context = await NestFactory.createApplicationContext(Hall, { logger: false });
  expect(context.get(Visitor).greeter.greeting).toBe('Xin chào');
  await context.close();
});
