import type { RequestHandler } from 'express';
import multer from 'multer';
import type { UploadedFile } from './call.ts';

/** Takes the one file of a form into memory; its name may be in any script. */
export function uploadReader(limitMegabytes: number): RequestHandler {
  return multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: { fileSize: limitMegabytes * 1024 * 1024, files: 1, fields: 10, parts: 11 },
  }).single('file');
}

export function uploadedFile(file: Express.Multer.File | undefined): UploadedFile | null {
  return file ? { name: file.originalname, bytes: file.buffer } : null;
}
