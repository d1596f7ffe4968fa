/*
 * process-bench: what whole processes take, measured by the one that starts them.
 *
 *   process-bench turns ROUNDS COMMAND... ++ COMMAND...       each in turn, one at a time: median microseconds of each
 *   process-bench crowd COUNT COMMAND... ++ ARGUMENT...       COUNT at once, each with one of the ARGUMENTs behind it
 *   process-bench asked ROUNDS TYPE MODULE HELPER OTHER       mount(2) of file system TYPE, for which the kernel asks kernel.modprobe,
 *                                                             with HELPER and OTHER there in turn; MODULE must be live after
 *                                                             each and is removed: median microseconds of each
 *   process-bench hold SOCKET                                 listens and takes no connection, as systemd does before the
 *                                                             service is started
 *   process-bench start SOCKET FRAME SETTLE COMMAND...        a service: milliseconds until it accepts and until it replies,
 *                                                             and its resident memory SETTLE milliseconds later; ends it
 *
 * FRAME is a call without its NUL. Every process gets /dev/null for its input and output. Build: cc -O2 -o process-bench process-bench.c
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "process-bench: %s: %s\n", what, strerror(errno));
	exit(1);
}

static _Noreturn void usage(void)
{
	fprintf(stderr, "usage: process-bench turns ROUNDS COMMAND... ++ COMMAND... | crowd COUNT COMMAND... ++ ARGUMENT... |\n"
			"       asked ROUNDS TYPE MODULE HELPER OTHER | hold SOCKET |\n"
			"       start SOCKET FRAME SETTLE COMMAND...\n");
	exit(2);
}

static long long now_us(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static int compare(const void *one, const void *other)
{
	long long a = *(const long long *)one, b = *(const long long *)other;
	return a < b ? -1 : a > b;
}

/* Cuts the arguments at "++"; gives what is behind it. */
static char **cut(char **arguments)
{
	for (; *arguments != NULL; arguments++) {
		if (!strcmp(*arguments, "++")) {
			*arguments = NULL;
			return arguments + 1;
		}
	}
	usage();
}

static long long run(char **command)
{
	static posix_spawn_file_actions_t quiet;
	static int ready;
	pid_t pid;
	int status;

	if (!ready++) {
		posix_spawn_file_actions_init(&quiet);
		posix_spawn_file_actions_addopen(&quiet, 0, "/dev/null", O_RDWR, 0);
		posix_spawn_file_actions_adddup2(&quiet, 0, 1);
	}
	long long begin = now_us(CLOCK_MONOTONIC);
	errno = posix_spawn(&pid, command[0], &quiet, NULL, command, environ);
	if (errno != 0 || wait4(pid, &status, 0, NULL) < 0)
		die(command[0]);
	long long time = now_us(CLOCK_MONOTONIC) - begin;
	if (status != 0) {
		fprintf(stderr, "process-bench: %s ended with status %#x\n", command[0], status);
		exit(1);
	}
	return time;
}

/* The mount fails, with nothing to mount; the module has come before that. */
static long long ask(const char *type, const char *module, const char *helper)
{
	FILE *file = fopen("/proc/sys/kernel/modprobe", "w");
	if (file == NULL || fputs(helper, file) < 0 || fclose(file) != 0)
		die("/proc/sys/kernel/modprobe");
	long long begin = now_us(CLOCK_MONOTONIC);
	(void)!mount("none", "/", type, 0, NULL);
	long long time = now_us(CLOCK_MONOTONIC) - begin;
	if (syscall(SYS_delete_module, module, O_NONBLOCK) != 0)
		die(module);
	return time;
}

struct pair {
	char **command[2];
	const char *type, *module, *helper[2];
};

static long long one_turn(const struct pair *pair, int side)
{
	return pair->type == NULL ? run(pair->command[side]) : ask(pair->type, pair->module, pair->helper[side]);
}

static int turns(int rounds, const struct pair *pair)
{
	int warm = rounds / 10 + 1;
	long long *a = calloc(rounds, sizeof *a), *b = calloc(rounds, sizeof *b);

	for (int i = -warm; i < rounds; i++) {
		long long one = one_turn(pair, 0), other = one_turn(pair, 1);
		if (i >= 0) {
			a[i] = one;
			b[i] = other;
		}
	}
	qsort(a, rounds, sizeof *a, compare);
	qsort(b, rounds, sizeof *b, compare);
	printf("first_us=%lld second_us=%lld\n", a[rounds / 2], b[rounds / 2]);
	return 0;
}

static int crowd(int count, char **command)
{
	char **arguments = cut(command);
	int gate[2], kinds = 0, length = 0, status, failed = 0;
	char byte;

	while (arguments[kinds] != NULL)
		kinds++;
	while (command[length] != NULL)
		length++;
	if (kinds == 0 || pipe(gate) < 0)
		usage();
	for (int i = 0; i < count; i++) {
		pid_t pid = fork();
		if (pid < 0)
			die("fork");
		if (pid > 0)
			continue;
		char **own = calloc(length + 2, sizeof *own);
		memcpy(own, command, length * sizeof *own);
		own[length] = arguments[i % kinds];
		close(gate[1]);
		int null = open("/dev/null", O_RDWR);
		dup2(null, 0);
		dup2(null, 1);
		(void)!read(gate[0], &byte, 1); /* until the gate is closed: all at once */
		execv(own[0], own);
		_exit(127);
	}
	close(gate[0]);
	long long begin = now_us(CLOCK_MONOTONIC);
	close(gate[1]);
	while (wait(&status) > 0)
		failed += status != 0;
	printf("wall_ms=%.1f failed=%d\n", (now_us(CLOCK_MONOTONIC) - begin) / 1e3, failed);
	return 0;
}

static long resident_kb(pid_t pid)
{
	char path[64], line[256];
	long kilobytes = 0;
	snprintf(path, sizeof path, "/proc/%d/status", pid);
	FILE *file = fopen(path, "r");
	while (file != NULL && fgets(line, sizeof line, file) != NULL)
		sscanf(line, "VmRSS: %ld", &kilobytes);
	if (file != NULL)
		fclose(file);
	return kilobytes;
}

static int start(const char *path, const char *frame, int settle, char **command)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	char buffer[65536];
	int fd, status;
	ssize_t n;

	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	long long wall = now_us(CLOCK_REALTIME), begin = now_us(CLOCK_MONOTONIC);
	pid_t pid = vfork();
	if (pid == 0) {
		execv(command[0], command);
		_exit(127);
	}
	for (;;) {
		fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
		if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
			break;
		close(fd);
		if (waitpid(pid, &status, WNOHANG) == pid)
			die("the service ended before it accepted");
		nanosleep(&(struct timespec) { .tv_nsec = 500000 }, NULL);
	}
	long long accepting = now_us(CLOCK_MONOTONIC);
	if (write(fd, frame, strlen(frame) + 1) < 0)
		die("write");
	do {
		n = read(fd, buffer, sizeof buffer);
		if (n <= 0)
			die("the service closed the connection");
	} while (buffer[n - 1] != 0);
	long long replied = now_us(CLOCK_MONOTONIC);
	if (strstr(buffer, "\"error\"") != NULL) {
		fprintf(stderr, "process-bench: the service replied %s\n", buffer);
		return 1;
	}
	close(fd);
	nanosleep(&(struct timespec) { .tv_sec = settle / 1000, .tv_nsec = settle % 1000 * 1000000L }, NULL);
	long kilobytes = resident_kb(pid);
	kill(pid, SIGTERM);
	if (waitpid(pid, &status, 0) != pid || status != 0)
		die("the service did not end well");
	printf("accepting_ms=%.1f reply_ms=%.1f resident_kb=%ld exec_at_us=%lld\n", (accepting - begin) / 1e3, (replied - begin) / 1e3,
	       kilobytes, wall);
	return 0;
}

static int hold(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, SOMAXCONN) != 0)
		die(path);
	for (;;)
		pause();
}

int main(int argc, char **argv)
{
	if (argc > 4 && !strcmp(argv[1], "turns")) {
		char **second = cut(argv + 3);
		return turns(atoi(argv[2]), &(struct pair) { .command = { argv + 3, second } });
	}
	if (argc == 7 && !strcmp(argv[1], "asked"))
		return turns(atoi(argv[2]), &(struct pair) { .type = argv[3], .module = argv[4], .helper = { argv[5], argv[6] } });
	if (argc > 4 && !strcmp(argv[1], "crowd"))
		return crowd(atoi(argv[2]), argv + 3);
	if (argc == 3 && !strcmp(argv[1], "hold"))
		return hold(argv[2]);
	if (argc > 5 && !strcmp(argv[1], "start"))
		return start(argv[2], argv[3], atoi(argv[4]), argv + 5);
	usage();
}
