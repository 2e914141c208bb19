import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** Hands deliberate GraphQL errors to the client without logging them as failures of ours. */
@Catch(GraphQLError)
export class ExpectedErrorFilter implements ExceptionFilter<GraphQLError> {
  catch(error: GraphQLError, host: ArgumentsHost): GraphQLError {
    if (host.getType<string>() !== 'graphql') throw error;
    return error;
  }
}
