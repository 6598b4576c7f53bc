import type { User, UserChange, UserInput } from '../../domain/contract/account.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const userCalls: ResourceCalls<User> = {
  sheet: 'listUsers',
  list: (params) => api('listUsers', { query: listQuery(params) }),
  one: (id) => api('getUser', { params: { userId: id } }),
  create: (values) => api('createUser', { body: values as UserInput }),
  change: (id, values) => api('changeUser', { params: { userId: id }, body: values as UserChange }),
};
