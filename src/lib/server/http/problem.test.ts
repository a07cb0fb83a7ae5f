import { describe, expect, it } from 'vitest';
import { StoreError } from '../store/port.ts';
import { asProblem, problemResponse } from './problem.ts';

describe('an error that a handler threw', () => {
	it('shows nothing of itself when it was not expected', async () => {
		const response = problemResponse(asProblem(new Error("Alice's name is in here"), 'error-7'), 'en');
		expect(response.status).toBe(500);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(await response.json()).toEqual({
			title: 'Something went wrong on our side. What was saved is still saved.',
			status: 500,
			kind: 'internal',
			errorId: 'error-7'
		});
	});

	it('is told as a full store, which trying again does not mend', async () => {
		const response = problemResponse(asProblem(new StoreError('full', null), 'error-7'), 'da');
		expect(response.status).toBe(507);
		expect(response.headers.get('retry-after')).toBeNull();
		expect(await response.json()).toMatchObject({ kind: 'store-full', status: 507 });
	});

	it('is told as a failed store, with when to try again', async () => {
		const response = problemResponse(asProblem(new StoreError('failed', null), 'error-7'), 'da');
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('5');
		expect(await response.json()).toMatchObject({ kind: 'store-failed', status: 503 });
	});

	it('is known as a store error even when its class was loaded twice', () => {
		const twin = Object.assign(new Error('The store has no room left'), { name: 'StoreError', kind: 'full' });
		expect(asProblem(twin, 'error-7').kind).toBe('store-full');
	});
});
