/* A module whose init refuses with RESULT, after a moment, as a driver without its device does. */
#include <linux/delay.h>
#include <linux/module.h>

static int __init fail_init(void)
{
	msleep(20);
	return RESULT;
}
module_init(fail_init);
MODULE_LICENSE("GPL");
