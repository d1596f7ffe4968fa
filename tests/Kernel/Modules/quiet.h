/* A module that does nothing. */
#include <linux/module.h>

static int __init quiet_init(void)
{
	return 0;
}

static void __exit quiet_exit(void)
{
}
module_init(quiet_init);
module_exit(quiet_exit);
MODULE_LICENSE("GPL");
