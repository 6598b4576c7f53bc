/** Errors as answers: RFC 9457 problem details in the reader's language, without internals. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Problem } from '../../domain/contract/common.ts';
import { costAdvice } from '../../domain/contract/cost.ts';
import { faultWords } from '../../domain/fault.ts';
import type { Language } from '../../domain/language.ts';
import {
  DomainProblem,
  type FieldFault,
  type FieldProblem,
  PROBLEMS,
  type ProblemParameters,
  problemDetail,
} from '../../domain/problem.ts';
import { STAGES } from '../../domain/stage.ts';
import { formatTime } from '../../domain/time.ts';
import { isDatabaseUnavailable } from '../../store/sql/database.ts';
import { languageOf } from './language.ts';

const RETRY_AFTER_SECONDS = 2;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** Puts instants, stages and limits among the parameters into words for people. */
function readable(parameters: ProblemParameters, language: Language): ProblemParameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (typeof value === 'string' && INSTANT.test(value)) return [name, formatTime(value, 'minute', language)];
      if (name === 'cost') return [name, costAdvice(String(value), language)];
      if (name !== 'stage' || language === 'zh') return [name, value];
      return [name, Object.values(STAGES).find((stage) => stage.zh === value)?.en ?? value];
    }),
  );
}

/** The problem's sentence for its reader. */
export function detailOf(problem: DomainProblem, language: Language): string {
  return problemDetail(problem.type, readable(problem.parameters, language), language);
}

function fieldFaultOf(field: FieldProblem, problem: DomainProblem, language: Language): FieldFault {
  if ('message' in field) return field;
  const { path, fault } = field;
  return { path, message: fault ? faultWords(fault, language) : detailOf(problem, language) };
}

/** The faults of the fields, a sentence each. */
export function fieldWords(problem: DomainProblem, language: Language): string[] {
  return problem.fields.map((field) => fieldFaultOf(field, problem, language).message);
}

/** Sets status and headers of an answer with a problem, whatever its format. */
export function markProblem(response: Response, { type, parameters }: DomainProblem): { readonly status: number } {
  const retryAfter =
    type === 'busy' ? RETRY_AFTER_SECONDS : type === 'too_many_attempts' ? parameters.seconds : undefined;
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  response.locals.problem = type;
  response.status(PROBLEMS[type].status);
  return PROBLEMS[type];
}

export function sendProblem(request: Request, response: Response, problem: DomainProblem): void {
  const language = languageOf(request);
  const { status } = markProblem(response, problem);
  const body: Problem = {
    type: `https://hengzhun.invalid/problems/${problem.type}`,
    title: problem.type.replaceAll('_', ' '),
    status,
    detail: detailOf(problem, language),
    ...(problem.fields.length > 0
      ? { errors: problem.fields.map((field) => fieldFaultOf(field, problem, language)) }
      : {}),
  };
  response.setHeader('content-language', language === 'zh' ? 'zh-CN' : 'en');
  response.type('application/problem+json').send(JSON.stringify(body));
}

const BODY_ERRORS: Record<string, () => DomainProblem> = {
  'entity.parse.failed': () => new DomainProblem('malformed_request'),
  'entity.verify.failed': () => new DomainProblem('malformed_request'),
  'request.aborted': () => new DomainProblem('malformed_request'),
  'request.size.invalid': () => new DomainProblem('malformed_request'),
  'entity.too.large': () => new DomainProblem('request_too_large'),
  'encoding.unsupported': () => new DomainProblem('unsupported_media_type'),
  'charset.unsupported': () => new DomainProblem('unsupported_media_type'),
};

// A NUL character, which JSON can contain and PostgreSQL cannot store.
const UNSTORABLE = ['22021', '22P05'];

function wordOf(error: unknown, property: 'type' | 'code'): string {
  if (!(error instanceof Error) || !(property in error)) return '';
  const value = (error as Error & Partial<Record<'type' | 'code', unknown>>)[property];
  return typeof value === 'string' ? value : '';
}

/** The problem that an error stands for, or null for an unexpected error. */
function problemOf(error: unknown): DomainProblem | null {
  if (error instanceof DomainProblem) return error;
  if (isDatabaseUnavailable(error)) return new DomainProblem('busy', {}, [], { cause: error });
  if (error instanceof URIError) return new DomainProblem('not_found');
  if (UNSTORABLE.includes(wordOf(error, 'code'))) return new DomainProblem('malformed_request');
  return BODY_ERRORS[wordOf(error, 'type')]?.() ?? null;
}

/**
 * The problem that people read: the one that the error stands for, or an internal error with the id under which it is
 * logged.
 */
export function toldProblem(error: unknown, response: Response, log: Logger): DomainProblem {
  const problem = problemOf(error);
  const { endpoint } = response.locals;
  if (problem?.cause) log.warn({ err: problem.cause, endpoint }, problem.type);
  if (problem) return problem;
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id, endpoint }, 'internal error');
  return new DomainProblem('internal', { id });
}

export function problemResponder(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    sendProblem(request, response, toldProblem(error, response, log));
  };
}
