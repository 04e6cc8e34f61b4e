/** The fields of a view class, as an object that can be spread. */
export type Plain<View> = Pick<View, keyof View>;
