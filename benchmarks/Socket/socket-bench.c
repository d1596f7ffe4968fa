/*
 * socket-bench: what a varlink service answers over its Unix socket, seen from another process.
 *
 *   socket-bench echo SOCKET                             the bare peer: sends back what it reads, with blocking calls
 *   socket-bench ping SOCKET COUNT FRAME                 one call at a time: microseconds, median and 99th percentile
 *   socket-bench pipeline SOCKET CONNECTIONS MS FRAME    many at a time: replies per second
 *
 * FRAME is a call without its NUL. Build: cc -O2 -pthread -o socket-bench socket-bench.c
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { WINDOW = 512, MAX_CONNECTIONS = 1024, READ_BYTES = 256 * 1024 };

static void die(const char *what)
{
	fprintf(stderr, "socket-bench: %s: %s\n", what, strerror(errno));
	exit(1);
}

static long long now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static struct sockaddr_un address(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	snprintf(a.sun_path, sizeof a.sun_path, "%s", path);
	return a;
}

static int connect_to(const char *path)
{
	struct sockaddr_un a = address(path);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || connect(fd, (struct sockaddr *)&a, sizeof a) < 0)
		die(path);
	return fd;
}

static void *serve(void *argument)
{
	int fd = (int)(long)argument;
	char *buffer = malloc(READ_BYTES);
	for (;;) {
		ssize_t n = read(fd, buffer, READ_BYTES);
		if (n <= 0)
			break;
		for (ssize_t done = 0; done < n;) {
			ssize_t m = write(fd, buffer + done, n - done);
			if (m < 0)
				break;
			done += m;
		}
	}
	free(buffer);
	close(fd);
	return NULL;
}

static _Noreturn void echo(const char *path)
{
	struct sockaddr_un a = address(path);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	unlink(path);
	signal(SIGPIPE, SIG_IGN); /* connections end with replies unread */
	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof a) < 0 || listen(fd, 1024) < 0)
		die(path);
	for (;;) {
		pthread_t thread;
		int connection = accept(fd, NULL, NULL);
		if (connection < 0)
			die("accept");
		pthread_create(&thread, NULL, serve, (void *)(long)connection);
		pthread_detach(thread);
	}
}

static int compare(const void *one, const void *other)
{
	long long a = *(const long long *)one, b = *(const long long *)other;
	return a < b ? -1 : a > b;
}

static void ask(int fd, const char *frame, size_t length)
{
	static char buffer[READ_BYTES];
	if (write(fd, frame, length) != (ssize_t)length)
		die("write");
	ssize_t n;
	do {
		n = read(fd, buffer, sizeof buffer);
		if (n <= 0)
			die("the service closed the connection");
	} while (buffer[n - 1] != 0);
}

/* Each time on a connection of its own, or all on one. */
static int ping(const char *path, int count, const char *frame, int anew)
{
	size_t length = strlen(frame) + 1;
	int fd = anew ? -1 : connect_to(path), warm = count / 2;
	long long *times = calloc(count, sizeof *times);
	for (int i = -warm; i < count; i++) {
		long long begin = now_ns();
		if (anew)
			fd = connect_to(path);
		ask(fd, frame, length);
		if (anew)
			close(fd);
		if (i >= 0)
			times[i] = now_ns() - begin;
	}
	qsort(times, count, sizeof *times, compare);
	printf("median_us=%.1f p99_us=%.1f\n", times[count / 2] / 1e3, times[count - 1 - count / 100] / 1e3);
	return 0;
}

struct connection {
	int in_flight;
	size_t offset; /* of the bytes of the window that are still to be sent */
	size_t length;
};

static int pipeline(const char *path, int connections, int milliseconds, const char *frame)
{
	static char buffer[READ_BYTES];
	static struct pollfd polls[MAX_CONNECTIONS];
	static struct connection states[MAX_CONNECTIONS];
	size_t length = strlen(frame) + 1;
	char *batch = malloc(length * WINDOW);
	long long replies = 0, counted = 0, start = now_ns(), warm = start + milliseconds * 500000LL;
	long long end = warm + milliseconds * 1000000LL, begin = 0;

	if (connections < 1 || connections > MAX_CONNECTIONS)
		die("CONNECTIONS");
	for (int i = 0; i < WINDOW; i++)
		memcpy(batch + i * length, frame, length);
	for (int i = 0; i < connections; i++) {
		polls[i].fd = connect_to(path);
		fcntl(polls[i].fd, F_SETFL, O_NONBLOCK);
	}
	for (long long now = start; now < end; now = now_ns()) {
		if (begin == 0 && now >= warm) {
			begin = now;
			counted = replies;
		}
		for (int i = 0; i < connections; i++) {
			struct connection *c = &states[i];
			/* A new batch when half of the window is answered. */
			if (c->offset == c->length && c->in_flight <= WINDOW / 2) {
				c->offset = 0;
				c->length = (WINDOW - c->in_flight) * length;
				c->in_flight = WINDOW;
			}
			polls[i].events = POLLIN | (c->offset < c->length ? POLLOUT : 0);
		}
		if (poll(polls, connections, 1000) <= 0)
			die("poll: no reply for a second");
		for (int i = 0; i < connections; i++) {
			struct connection *c = &states[i];
			if (polls[i].revents & POLLOUT) {
				ssize_t n = write(polls[i].fd, batch + c->offset, c->length - c->offset);
				if (n < 0 && errno != EAGAIN)
					die("write");
				c->offset += n > 0 ? n : 0;
			}
			if (polls[i].revents & (POLLIN | POLLHUP)) {
				ssize_t n = read(polls[i].fd, buffer, sizeof buffer);
				if (n <= 0)
					die("the service closed the connection");
				for (char *p = buffer; (p = memchr(p, 0, buffer + n - p)) != NULL; p++) {
					c->in_flight--;
					replies++;
				}
			}
		}
	}
	printf("per_second=%.0f\n", (replies - counted) / ((now_ns() - begin) / 1e9));
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "echo"))
		echo(argv[2]);
	if (argc == 5 && !strcmp(argv[1], "ping"))
		return ping(argv[2], atoi(argv[3]), argv[4], 0);
	if (argc == 5 && !strcmp(argv[1], "connect"))
		return ping(argv[2], atoi(argv[3]), argv[4], 1);
	if (argc == 6 && !strcmp(argv[1], "pipeline"))
		return pipeline(argv[2], atoi(argv[3]), atoi(argv[4]), argv[5]);
	fprintf(stderr, "usage: socket-bench echo SOCKET | ping SOCKET COUNT FRAME | connect SOCKET COUNT FRAME | pipeline SOCKET CONNECTIONS MS FRAME\n");
	return 2;
}
