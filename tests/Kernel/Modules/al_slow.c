/* An init that takes its time: 5 s, or what "ms" says. */
#include <linux/delay.h>
#include <linux/module.h>

static int ms = 5000;
module_param(ms, int, 0444);

static int __init slow_init(void)
{
	msleep(ms);
	return 0;
}

static void __exit slow_exit(void)
{
}
module_init(slow_init);
module_exit(slow_exit);
MODULE_ALIAS("al-slow-alias");
MODULE_LICENSE("GPL");
