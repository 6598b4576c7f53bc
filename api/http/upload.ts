import type { RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { DomainProblem } from '../../domain/problem.ts';
import type { UploadedFile } from './call.ts';

/** Reads the single file of a form into memory; its name may be in any script. */
export function uploadReader(limitMegabytes: number): RequestHandler {
  const read = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: { fileSize: limitMegabytes * 1024 * 1024, files: 1, fields: 10, parts: 11 },
  }).single('file');
  return (request, response, next) => {
    read(request, response, (error: unknown) => {
      // For an incomplete or malformed form the parser returns a plain error.
      if (error && !(error instanceof MulterError)) next(new DomainProblem('malformed_request'));
      else next(error);
    });
  };
}

export function uploadedFile(file: Express.Multer.File | undefined): UploadedFile | null {
  return file ? { name: file.originalname, bytes: file.buffer } : null;
}
