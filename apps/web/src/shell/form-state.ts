/** Of a form that a button opens: `kept` has text of before; `closed` again, the button takes the focus back. */
export type FormState = 'new' | 'kept' | 'open' | 'closed';
