/*
 * A module whose init asks for ASKS, in its own thread or (IN_THREAD) in a kernel thread that it waits for, and goes on whatever
 * the answer is. The answer, which is what request_module() returned, is in /sys/module/NAME/parameters/answer.
 */
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kmod.h>
#include <linux/kthread.h>
#include <linux/module.h>

static int answer = -1;
module_param(answer, int, 0444);

#ifdef IN_THREAD
static DECLARE_COMPLETION(asked);

static int ask(void *unused)
{
	answer = request_module(ASKS);
	complete(&asked);
	return 0;
}

static int __init ask_init(void)
{
	struct task_struct *thread = kthread_run(ask, NULL, "al-asks");

	if (IS_ERR(thread))
		return PTR_ERR(thread);
	wait_for_completion(&asked);
	return 0;
}
#else
static int __init ask_init(void)
{
	answer = request_module(ASKS);
	return 0;
}
#endif

static void __exit ask_exit(void)
{
}
module_init(ask_init);
module_exit(ask_exit);
MODULE_LICENSE("GPL");
