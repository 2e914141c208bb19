import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from './requires.ts';
import { ScopeTracers } from './scope-tracers.ts';

/** Where Nest's GraphQL and HTTP decorators leave their marks. */
const RESOLVER_TYPE = 'graphql:resolver_type';
const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);
const HTTP_PATH = 'path';

/** One root operation and the rule it declares. */
export interface DeclaredOperation {
  readonly name: string;
  readonly rule: AccessRule | undefined;
}

/** Refuses to start when an operation declares no access rule, or a scope that nobody can trace. */
@Injectable()
export class DeclaredAccess implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly tracers: ScopeTracers,
  ) {}

  /** Every GraphQL root operation and HTTP route, with its rule. */
  operations(): DeclaredOperation[] {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    return wrappers.flatMap(({ instance, metatype }) => {
      if (!instance || !metatype || typeof instance !== 'object') return [];
      const prototype: object = Object.getPrototypeOf(instance);
      return this.scanner.getAllMethodNames(prototype).flatMap((method): DeclaredOperation[] => {
        const handler = (prototype as Record<string, () => unknown>)[method]!;
        const isRoot = ROOT_TYPES.has(Reflect.getMetadata(RESOLVER_TYPE, handler));
        const isRoute = !isRoot && Reflect.hasMetadata(HTTP_PATH, handler);
        if (!isRoot && !isRoute) return [];
        const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
          handler,
          metatype as never,
        ]);
        return [{ name: `${metatype.name}.${method}`, rule }];
      });
    });
  }

  onApplicationBootstrap(): void {
    for (const { name, rule } of this.operations()) {
      if (!rule) throw new Error(`${name} declares neither @Requires, @SignedIn nor @Public`);
      if ('scope' in rule && rule.scope.kind === 'object' && !this.tracers.has(rule.scope.type))
        throw new Error(`${name}: nobody can trace a ${rule.scope.type} to its scope`);
    }
  }
}
