/** What the handler of an endpoint receives and returns, typed by the contract. */
import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { BodyOf, EndpointName, Endpoints, QueryOf, ResponseOf } from '../../domain/contract/endpoints.ts';
import type { Language } from '../../domain/language.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';

type ParameterNames<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never;

type OpenPermission = 'public.read' | 'registration.create' | 'upload.create' | 'reference.read';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

export interface Call<N extends EndpointName = EndpointName> {
  readonly params: string extends Endpoints[N]['path']
    ? { readonly shareId: string }
    : { readonly [P in ParameterNames<Endpoints[N]['path']>]: string };
  readonly query: z.output<QueryOf<N>>;
  readonly body: z.output<BodyOf<N>>;
  /** Null only if the endpoint is open to visitors. */
  readonly account: Endpoints[N]['permission'] extends OpenPermission ? SignedIn | null : SignedIn;
  readonly language: Language;
  /** The client's `Idempotency-Key`, or one generated for this request. */
  readonly commandId: string;
  readonly file: UploadedFile | null;
  /** The body of an endpoint that takes plain text; empty for all others. */
  readonly text: string;
  readonly request: Request;
  readonly response: Response;
}

/** A file as an answer; the contract has its media type. */
export interface FileAnswer {
  readonly name: string;
  /** The whole file, or a stream of one that is made while it is sent. */
  readonly bytes?: Buffer;
  readonly stream?: Readable;
  /** The media type, if it differs from file to file. */
  readonly type?: string;
  /** Displayed in the page instead of downloaded. */
  readonly inline?: boolean;
}

export type Answer<N extends EndpointName> = Endpoints[N] extends { response: { file: string } }
  ? FileAnswer
  : Endpoints[N] extends { response: { events: unknown } }
    ? undefined
    : ResponseOf<N>;

export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Answer<N>>;

/** Every endpoint has its handler: the compiler names a missing one. */
export type Handlers = { readonly [N in EndpointName]: Handler<N> };
