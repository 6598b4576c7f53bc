export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CALENDAR = 'text/calendar; charset=utf-8';
export const PDF = 'application/pdf';
export const ZIP = 'application/zip';
