import type { MessageTemplate, TemplateChange } from '../../domain/contract/message-template.ts';
import { api } from '../data/api.ts';
import type { ResourceProvider } from '../data/resourceProvider.ts';

export const messageTemplateProvider: ResourceProvider<MessageTemplate> = {
  /** All templates are read, and filtered here; the standard texts are loaded only when needed. */
  async getList({ filter = {} }) {
    const { q = '', to, changed } = filter;
    const { template } = await import('../../domain/message-template.ts');
    const data = (await api('listMessageTemplates')).data.filter((row) => {
      const { zh, en } = template(row.id);
      const isFound = [zh, en, row.title, row.body].some((text) => text.toLowerCase().includes(q.toLowerCase()));
      return isFound && (!to || row.to === to) && (!changed || row.changed);
    });
    return { data, total: data.length };
  },
  getOne: (id) => api('getMessageTemplate', { params: { templateName: id } }),
  update: (id, values) =>
    api('changeMessageTemplate', { params: { templateName: id }, body: values as TemplateChange }),
};
