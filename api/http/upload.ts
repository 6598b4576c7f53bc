import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { fileName } from '../../domain/file-name.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { UploadedFile } from './call.ts';

interface Received {
  readonly buffer: Buffer;
  readonly sha256: string;
}

/** Keeps a file in memory, and computes its digest piece by piece while it comes. */
const inMemory: multer.StorageEngine = {
  _handleFile(_request, { stream }, done) {
    const digest = createHash('sha256');
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => {
      digest.update(piece);
      pieces.push(piece);
    });
    stream.once('error', (error) => done(error));
    stream.once('end', () => {
      const received: Received = { buffer: Buffer.concat(pieces), sha256: digest.digest('hex') };
      done(null, received);
    });
  },
  _removeFile(_request, _file, done) {
    done(null);
  },
};

/** Reads the single file of a form into memory; its name may be in any script. */
export function uploadReader(limitMegabytes: number): RequestHandler {
  const read = multer({
    storage: inMemory,
    defParamCharset: 'utf8',
    limits: {
      fileSize: limitMegabytes * 1024 * 1024,
      files: 1,
      fields: 10,
      parts: 11,
      fieldSize: 1024,
      fieldNameSize: 100,
    },
  }).single('file');
  return (request, response, next) => {
    read(request, response, (error: unknown) => {
      // It was refused while it was read.
      if (response.headersSent) return;
      if (!error) next();
      else if (!(error instanceof MulterError)) next(new DomainProblem('malformed_request'));
      else if (error.code === 'LIMIT_FILE_SIZE') next(new DomainProblem('file_too_large', { limit: limitMegabytes }));
      else next(new DomainProblem('file_required'));
    });
  };
}

export function uploadedFile(file: Express.Multer.File | undefined): UploadedFile | null {
  if (!file) return null;
  const { buffer, sha256 } = file as Express.Multer.File & Received;
  return { name: fileName(file.originalname), bytes: buffer, sha256 };
}
