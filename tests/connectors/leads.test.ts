import { leadContract } from './leads.contract.ts';
import { pulled } from './leads/fake-vendors.ts';

for (const vendor of pulled) leadContract(vendor);
